package dev.switchboard.localstack.stack;

/** What keeps the stack from coming up, in one sentence for the person at the terminal. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure whose message is the sentence. */
    public StackFailure(String sentence) {
        super(sentence);
    }
}
