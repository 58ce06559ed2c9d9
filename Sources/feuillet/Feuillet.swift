import ArgumentParser

@main struct Feuillet: ParsableCommand {}
