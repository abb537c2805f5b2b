"""What is asked of goods of high or medium risk since 2026-07-01 (Nghị định 37/2026/NĐ-CP, Điều 82 to 86)?"""
