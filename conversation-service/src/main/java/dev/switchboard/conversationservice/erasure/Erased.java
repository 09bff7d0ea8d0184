package dev.switchboard.conversationservice.erasure;

import dev.switchboard.contracts.ErasedCount;
import java.util.ArrayList;
import java.util.List;

/** What an erasure took away so far. */
final class Erased {

    private final List<ErasedCount> counts = new ArrayList<>();
    private boolean complete = true;

    /** So many of one kind, in the plural. */
    void count(String kind, long many) {
        counts.add(new ErasedCount(kind, many));
    }

    /** Files are left to the workers. */
    void leaveFiles() {
        complete = false;
    }

    List<ErasedCount> counts() {
        return counts;
    }

    /** Whether all of it is gone, files and all. */
    boolean isComplete() {
        return complete;
    }
}
