"""What do the forms of state quality inspection say? Mẫu số 1, 2, 3, Phụ lục VII, Nghị định 37/2026/NĐ-CP."""
