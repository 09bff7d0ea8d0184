package dev.switchboard.contracts;

/**
 * What anybody may ask of us. Whoever reads one holds it against its published schema ({@link PublishedSchemas}) before acting on
 * it: unlike with other events, neither enum words that it does not know nor values of another kind are made the best of.
 */
public interface Command extends Event {

    /** Most bytes of its JSON; many times what the longest message takes. */
    int MOST_BYTES = 256 * 1024;
}
