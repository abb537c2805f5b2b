"""What does the office say? Typed content, its PDF by Nghị định 30/2020/NĐ-CP, and its signature."""
