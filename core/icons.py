"""Line icons of the public sites: few, drawn on a 24-unit square, always beside words.

Each entry is the inside of an ``<svg>``; stroke, size and colour come from the stylesheet.
"""

from __future__ import annotations

ICONS: dict[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "globe": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>',
    "star": '<path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.8l-5.3 2.9 1.1-5.9L3.5 9.7l5.9-.8z"/>',
    "school": '<path d="M3 20h18M5 20v-8l7-5 7 5v8M12 7V3l4 1.5L12 6M10 20v-4h4v4M8 13.5h.01M16 13.5h.01"/>',
    "kindergarten": '<circle cx="12" cy="12" r="2.5"/><path d="M12 9.5c-3-6 3-6 0 0M14.4 11.2c5-4.4 6.5 1.6 0 0M13.5 14c5.3 4 .1 7 0 0M10.5 14c-5.3 4-.1 7 0 0M9.6 11.200c-5-4.4-6.5 1.6 0 0"/>',
    "primary": '<path d="M4 5.500C7 4 10 4.5 12 6.500c2-2 5-2.5 8-1v13c-3-1.5-6-1-8 1-2-2-5-2.5-8-1zM12 6.500v13"/>',
    "lower_secondary": '<path d="M2 9.5 12 5l10 4.500L12 14zM6 11.500V16c3 2.7 9 2.7 12 0v-4.500M22 9.500V15"/>',
    "pencil": '<path d="m4 20 1-4.500L16.5 4a2 2 0 0 1 2.8 0l.7.700a2 2 0 0 1 0 2.800L8.5 19zM14.5 6l3.5 3.5"/>',
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 16.500h7"/>',
    "question": '<path d="M4 5h16v11H11l-4.5 4v-4H4z"/><path d="M10 8.700c.4-1.7 4-1.7 4 .4 0 1.4-2 1.5-2 2.900M12 13.800h.01"/>',
    "phone": '<path d="M6 3h3.500l1.5 5-2.2 1.600a11 11 0 0 0 5.6 5.600L16 13l5 1.500V18a3 3 0 0 1-3 3C10.5 21 3 13.5 3 6a3 3 0 0 1 3-3z"/>',
    "mail": '<path d="M3 6h18v12H3zM3 7l9 6.500L21 7"/>',
    "pin": '<path d="M12 21c-4.5-5-7-8.3-7-11.500a7 7 0 0 1 14 0C19 12.7 16.5 16 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "calendar": '<path d="M4 5.500h16V20H4zM4 10h16M8 3v4M16 3v4M8 14h.01M12 14h.01M16 14h.01M8 17h.01M12 17h.01"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.500c.8-4.5 3.8-6.5 7.5-6.500s6.7 2 7.5 6.5"/>',
    "printer": '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
    "share": '<circle cx="6" cy="12" r="2.5"/><circle cx="17.5" cy="5.5" r="2.5"/><circle cx="17.5" cy="18.5" r="2.5"/><path d="m8.2 10.8 7-4M8.2 13.200l7 4"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.600a4 4 0 0 0-5.7-5.700L12.5 5.800M14 10a4 4 0 0 0-5.7 0l-3.6 3.600a4 4 0 0 0 5.7 5.700l1.1-1.1"/>',
    "play": '<path d="M8 5v14l11-7z" fill="currentColor"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500h.01"/>',
    "bell": '<path d="M5 17h14l-1.7-3V10a5.3 5.3 0 0 0-10.6 0v4zM10 20h4M12 3v1.5"/>',
    "rss": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1.2"/>',
    "law": '<path d="M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a3 3 0 0 0 5 0zM19 7l-2.5 6a3 3 0 0 0 5 0z"/>',
    "chart": '<path d="M4 20h16M6.5 16v-4M11 16V8M15.5 16v-6M20 16V5"/>',
    "heart": '<path d="M12 20C6 15.5 3.5 12.5 3.5 9a4.3 4.3 0 0 1 8.5-1.200A4.3 4.3 0 0 1 20.5 9c0 3.5-2.5 6.5-8.5 11z"/>',
    "shield": '<path d="M12 3 4.5 6v5.500c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.500V6z"/><path d="m9 12 2.2 2.200L15.5 10"/>',
    "compass": '<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>',
    "hands": '<path d="M8 12 4 8.5 7.5 4l4.5 2 4.5-2L20 8.5 12.5 16c-1 1-2.5 0-2-1.500M8 12l4.5 4M6 10.5 12 6"/>',
    "leaf": '<path d="M5 19C4 10 9 4.5 20 4.5 20 15 14 19.5 7 17.500M5 20.500c1-5 4-8.5 9-10.5"/>',
    "flag": '<path d="M6 21V4M6 4.500c4-2 7 2 12 0v9c-5 2-8-2-12 0"/>',
    "bowl": '<path d="M3 11h18a9 9 0 0 1-5 8H8a9 9 0 0 1-5-8zM8 8c0-2 1.5-2 1.5-4M13 8c0-2 1.5-2 1.5-4"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "previous": '<path d="m14.5 5-7 7 7 7"/>',
    "next": '<path d="m9.5 5 7 7-7 7"/>',
    "bookmark": '<path d="M6.5 4h11v16.500l-5.500-4-5.500 4z"/>',
    "outside": '<path d="M14 4h6v6M20 4l-9 9M17 14v6H4V7h6"/>',
    "image": '<path d="M3.5 5h17v14h-17z"/><circle cx="9" cy="10" r="1.7"/><path d="m4 17.5 5-4 3.5 2.5 3.5-3.5 4.5 4"/>',
}

DEFAULT_ICON = "leaf"
