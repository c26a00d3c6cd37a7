"""Many stories: find them, read each, write what was asked for; one story's failure leaves the others alone."""
