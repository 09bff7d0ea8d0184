package dev.switchboard.benchmarks.process;

/** The run cannot go on; the message is one plain sentence for whoever started it. */
public final class RunFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Ends the run with a sentence. */
    public RunFailure(String sentence) {
        super(sentence);
    }

    /** Ends the run with a sentence and what lies behind it. */
    public RunFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
