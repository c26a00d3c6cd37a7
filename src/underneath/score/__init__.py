"""How good a reading is: story JSON against annotations, figure by figure. What each figure means: `scorer.Scorer`."""
