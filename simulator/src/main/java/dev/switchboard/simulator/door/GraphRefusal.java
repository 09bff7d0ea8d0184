package dev.switchboard.simulator.door;

/** A call that is refused; nothing was accepted. */
public final class GraphRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    /** Refuses in these words. */
    public GraphRefusal(GraphError error) {
        super(error.error().message(), null, false, false);
        this.error = error;
    }

    /** What the caller is told. */
    public GraphError error() {
        return error;
    }
}
