package dev.switchboard.benchmarks.conversation;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** stub. */
@Command(name = "conversation")
public final class ConversationCommand implements Callable<Integer> {
    /** stub. */
    public ConversationCommand() {}

    @Override
    public Integer call() {
        return 0;
    }
}
