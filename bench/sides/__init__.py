"""What is compared: the bare floor, our workflow over stand-ins, the tutorial; all after one recording."""
