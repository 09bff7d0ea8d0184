package dev.switchboard.cloudapi.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what could be read
 * @param unreadable how many items could not, so that nobody takes them for gone
 * @param after cursor of the next page; null on the last one
 */
public record ListPage<T>(
        List<T> items, int unreadable, @Nullable String after) {

    public ListPage {
        items = List.copyOf(items);
    }

    /** A page of templates; empty when the body is no page. */
    public static Optional<ListPage<TemplateItem>> ofTemplates(byte[] body) {
        return read(body, TemplateItem::read);
    }

    /** A page of business numbers; empty when the body is no page. */
    public static Optional<ListPage<NumberItem>> ofNumbers(byte[] body) {
        return read(body, NumberItem::read);
    }

    private static <T> Optional<ListPage<T>> read(byte[] body, Function<JsonNode, Optional<T>> reader) {
        var page = ManagementJson.tree(body);
        if (!page.path("data").isArray()) {
            return Optional.empty();
        }
        var items = new ArrayList<T>();
        for (var item : page.path("data")) {
            reader.apply(item).ifPresent(items::add);
        }
        // A cursor stands on the last page too; what tells them apart is "next".
        var after = page.at("/paging/next").isTextual()
                ? page.at("/paging/cursors/after").asText("")
                : "";
        return Optional.of(
                new ListPage<>(items, page.path("data").size() - items.size(), after.isEmpty() ? null : after));
    }
}
