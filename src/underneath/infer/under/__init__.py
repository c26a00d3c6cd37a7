"""What feelings, knowledge and acts share: units of text, cues, the network that weighs them, whose each is."""
