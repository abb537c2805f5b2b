"""One module per legal text: its Instrument and its dated, cited values."""
