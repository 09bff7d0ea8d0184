package dev.switchboard.simulator.graph;

/** A call that is refused; nothing was accepted. */
final class GraphRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    GraphRefusal(GraphError error) {
        super(error.error().message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
