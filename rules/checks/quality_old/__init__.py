"""Are goods of group 2 inspected under the law before 2026-07-01, which pending dossiers finish under?"""
