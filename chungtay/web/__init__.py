"""The shared shell: base pages of the three faces, components, forms, charts, error pages, the words of refusals.

Nouns: face (club, office, public), component (one file each, all shown at `/ui/`), display (text size and contrast
of one device), refusal (made into a page or a sentence here and nowhere else).
Invariants: no inline CSS or JS; every map shows Hoàng Sa and Trường Sa, marked and named; every page works as plain
HTML; WCAG 2.2 AA everywhere, AAA contrast on the club face.
Not for: pages about any subject. This room has no tables and asks the database nothing but whether it is there.
"""
