"""Our own pictograms: strokes on a 24 × 24 grid, each far below 1 kB, always shown beside a word."""

ICONS: dict[str, str] = {
    # Access needs
    "step_free": '<circle cx="9" cy="3" r="1.7"/>'
    '<path d="M9 6.5v5h5l2 4M9 8.5h4M6.7 9.3a4.3 4.3 0 1 0 5 5.4M2 22.5 22 19"/>',
    "sign_interpreter": '<path d="M7.5 13V6.2a1.5 1.5 0 0 1 3 0V11V4a1.5 1.5 0 0 1 3 0v7V5.2a1.5 1.5 0 0 1 3 0V12'
    'l1.3-2a1.6 1.6 0 0 1 2.7 1.6L17 19a5 5 0 0 1-4.2 2.5c-2.8 0-4.2-1-5.3-2.7L4 13a1.6 1.6 0 0 1 2.5-1.8z"/>',
    "large_print": '<path d="M2 20 8 4l6 16M4 15h8M15 20l3.5-9 3.5 9M16.2 17h4.6"/>',
    "braille": '<g fill="currentColor"><circle cx="8" cy="5" r="2.2"/><circle cx="8" cy="12" r="2.2"/>'
    '<circle cx="16" cy="12" r="2.2"/><circle cx="8" cy="19" r="2.2"/></g>'
    '<circle cx="16" cy="5" r="1.6"/><circle cx="16" cy="19" r="1.6"/>',
    "companion": '<circle cx="8" cy="6" r="3"/><circle cx="17" cy="8" r="2.4"/>'
    '<path d="M2 21c0-5 2.4-8 6-8s6 3 6 8M15.4 14c4 0 6.6 2.4 6.6 7"/>',
    "transport": '<path d="M3 17V7a2 2 0 0 1 2-2h13l4 7v5h-2M3 17h2M9 17h7M2.9 12H22M12 5v7"/>'
    '<circle cx="7" cy="18" r="2"/><circle cx="18" cy="18" r="2"/>',
    "hearing": '<path d="M7 9a5.5 5.5 0 1 1 9.6 3.6C15 14.3 14 15 14 17a3.6 3.6 0 0 1-6.6 2M10 9a2.5 2.5 0 1 1 3.8 2.1'
    'C12.6 12 12 12.6 12 14M3 5.5v7"/>',
    "childcare": '<circle cx="12" cy="7" r="4"/><path d="M6 21v-3a6 6 0 0 1 12 0v3M10.5 8.5q1.5 1 3 0"/>',
    "other": '<circle cx="12" cy="12" r="10"/><path d="M7 12h.1M12 12h.1M17 12h.1" stroke-width="3"/>',
    "talk": '<path d="M3 4h18v12H11l-5 5v-5H3zM8 10h.1M12 10h.1M16 10h.1"/>',
    "nothing": '<circle cx="12" cy="12" r="10"/><path d="M8 12h8"/>',
    # Ways to reach someone
    "call": '<path d="M5 3h4l2 5-2.6 2a14 14 0 0 0 5.6 5.6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/>',
    "sms": '<rect x="6" y="2" width="12" height="20" rx="2.5"/><path d="M9 7h6M9 11h6M9 15h3"/>',
    "email": '<rect x="2" y="5" width="20" height="14" rx="2"/><path d="m3 7 9 7 9-7"/>',
    "trusted": '<circle cx="7" cy="7" r="3"/><circle cx="17" cy="7" r="3"/>'
    '<path d="M2 20c0-4.5 2-7 5-7M22 20c0-4.5-2-7-5-7M12 20.5 8.7 17a2 2 0 1 1 3.3-2.2A2 2 0 1 1 15.3 17z"/>',
    # Publics
    "with_disability": '<circle cx="12" cy="12" r="10.5"/><circle cx="12" cy="6.3" r="1"/>'
    '<path d="M7 10l5 1.2 5-1.2M12 11v4l-2.5 4.5M12 15l2.5 4.5"/>',
    "rural_or_island": '<path d="M2 20c2-1.5 4-1.5 6.6 0 2.6 1.5 4.4 1.5 7 0 2.4-1.4 4.4-1.4 6.4 0M6 16c2-4 10-4 12 0'
    'M12 13c0-4 .5-6 1.5-8M13.5 5C11 2.5 8 3.5 7 6c2.5-1 4.5-1.5 6.5-1zm0 0c3-1.5 5.5 0 6 3-2-1.5-4-2.5-6-3z"/>',
    "job_seeking": '<rect x="2" y="8" width="20" height="12" rx="2"/><path d="M8 8V5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v3'
    'M2 13h20M12 12v3"/>',
    "general": '<circle cx="12" cy="7" r="4"/><path d="M4 21c0-5 3-8 8-8s8 3 8 8"/>',
    # Feelings
    "face_happy": '<circle cx="12" cy="12" r="10"/><path d="M7 14c2.5 4 7.5 4 10 0M8.5 9h.1M15.5 9h.1"/>',
    "face_neutral": '<circle cx="12" cy="12" r="10"/><path d="M8 15.5h8M8.5 9h.1M15.5 9h.1"/>',
    "face_sad": '<circle cx="12" cy="12" r="10"/><path d="M7.5 16.5c2-3 7-3 9 0M8.5 9h.1M15.5 9h.1"/>',
    # Presence; the blank one is among the marks of the interface
    "present": '<circle cx="12" cy="12" r="10"/><path d="m7 12.5 3.5 4L17 8.5"/>',
    "excused": '<path d="M3 4h18v12H11l-5 5v-5H3zM8 10h8"/>',
    "absent": '<circle cx="12" cy="12" r="10" stroke-dasharray="3 3"/><path d="M8 12h8"/>',
    # Facts about a workshop
    "calendar": '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 2v5M16 2v5M8 15h3"/>',
    "clock": '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 3"/>',
    "place": '<path d="M12 22C7 16 5 13 5 9.5a7 7 0 0 1 14 0C19 13 17 16 12 22z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "seat": '<path d="M6 3v10h11l2 8M6 13 5 21M8 13V8h7"/>',
    "free": '<path d="M3 11V4h7l11 10-7.5 7.5z"/><path d="M7.5 8h.1" stroke-width="3"/>',
    "computer": '<rect x="4" y="4" width="16" height="11" rx="1.5"/><path d="M1.5 20h21l-2.5-5H4z"/>',
    "toilets": '<circle cx="7" cy="4" r="2"/><circle cx="17" cy="4" r="2"/><path d="M12 2v20M7 8v13M4 13V9h6v4'
    'M17 8l-3 7h6zM16 15v6M18 15v6"/>',
    # Interface
    "yes": '<path d="m4 13 5 6L20 5" stroke-width="3"/>',
    "no": '<path d="M5 5l14 14M19 5 5 19" stroke-width="3"/>',
    "unknown": '<path d="M8 8a4 4 0 1 1 6 3.5c-1.5.9-2 1.5-2 3.5M12 20h.1" stroke-width="3"/>',
    "done": '<circle cx="12" cy="12" r="10"/><path d="m7 12.5 3.5 4L17 8.5"/>',
    "warning": '<path d="M12 2.5 22.5 21h-21zM12 9v6M12 18h.1"/>',
    "info": '<circle cx="12" cy="12" r="10"/><path d="M12 11v6M12 7h.1"/>',
    "back": '<path d="M20 12H5M11 5l-7 7 7 7"/>',
    "next": '<path d="M4 12h15M13 5l7 7-7 7"/>',
    "remove": '<path d="M6 6l12 12M18 6 6 18"/>',
    "edit": '<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4"/>',
    "print": '<path d="M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z"/>',
    "listen": '<path d="M3 9v6h4l6 5V4L7 9zM16.5 8.5a5 5 0 0 1 0 7M19 5.5a9 9 0 0 1 0 13"/>',
    "ticket": '<path d="M2 6h20v4a2 2 0 0 0 0 4v4H2v-4a2 2 0 0 0 0-4zM15 6v2M15 11v2M15 16v2"/>',
    "search": '<circle cx="10" cy="10" r="7"/><path d="m15.5 15.5 6 6"/>',
    "people": '<circle cx="12" cy="7" r="3"/><circle cx="4.5" cy="9" r="2"/><circle cx="19.5" cy="9" r="2"/>'
    '<path d="M6 20c0-4.5 2-7 6-7s6 2.5 6 7M1 18c0-2.5 1-4 3-4.4M23 18c0-2.5-1-4-3-4.4"/>',
    "chart": '<path d="M3 21h18M6 21v-7M12 21V5M18 21V10" stroke-width="3"/>',
    "import": '<path d="M12 3v12M6.5 10l5.5 5.5L17.5 10M4 20h16"/>',
    "display": '<path d="M3 7h8M17 7h4M3 17h4M13 17h8"/><circle cx="14" cy="7" r="3"/><circle cx="10" cy="17" r="3"/>',
    "spacing": '<path d="M4 3h16M4 21h16M12 7v10M9 10l3-3 3 3M9 14l3 3 3-3"/>',
    "colours": '<circle cx="12" cy="12" r="10"/><path d="M12 2a10 10 0 0 1 0 20z" fill="currentColor"/>',
    "calm": '<path d="M2 9c3-3 6-3 9 0s7 3 11 0M2 16c3-3 6-3 9 0s7 3 11 0"/>',
    "gift": '<path d="M3 9h18v4H3zM5 13v8h14v-8M12 9v12M12 9C8 9 6 7 7.5 5S12 5 12 9c0-4 3-6 4.5-4S16 9 12 9z"/>',
    "teach": '<path d="M3 3h18v11H3zM12 14v3M7 21l5-4 5 4M7 7h6M7 10h10"/>',
    "coins": '<ellipse cx="12" cy="6" rx="8" ry="3"/><path d="M4 6v6c0 4 16 4 16 0V6M4 12v6c0 4 16 4 16 0v-6"/>',
}
