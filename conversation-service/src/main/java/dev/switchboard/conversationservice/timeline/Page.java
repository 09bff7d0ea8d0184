package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param next cursor of the older page; absent on the last one
 * @param previous cursor of the newer page, which may still be empty: ask it again to see what is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable String previous) {

    public Page {
        items = List.copyOf(items);
    }
}
