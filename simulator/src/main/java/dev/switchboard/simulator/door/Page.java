package dev.switchboard.simulator.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, with cursors as Meta has them: opaque, and refused with 131059 when they were not given out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> data, @Nullable Paging paging) {

    private static final int MOST = 500;

    /** The page after the item whose id is in the cursor. */
    public static <T> Page<T> of(List<T> all, Function<T, String> id, int limit, @Nullable String after, UriInfo here) {
        var from = after == null ? 0 : indexAfter(all, id, decode(after));
        var to = Math.min(all.size(), from + Math.clamp(limit, 1, MOST));
        var data = all.subList(from, to);
        if (data.isEmpty()) {
            return new Page<>(data, null);
        }
        var last = encode(id.apply(data.getLast()));
        var next = to < all.size()
                ? here.getRequestUriBuilder()
                        .replaceQueryParam("after", last)
                        .build()
                        .toString()
                : null;
        return new Page<>(data, new Paging(new Cursors(encode(id.apply(data.getFirst())), last), next));
    }

    private static <T> int indexAfter(List<T> all, Function<T, String> id, String known) {
        for (var index = 0; index < all.size(); index++) {
            if (id.apply(all.get(index)).equals(known)) {
                return index + 1;
            }
        }
        throw badCursor();
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("id:" + id).getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith("id:")) {
                return text.substring(3);
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw badCursor();
    }

    private static GraphRefusal badCursor() {
        return new GraphRefusal(GraphError.coded(
                400, 131059, "Invalid paging cursor", "The cursor is not one that was given out, or has expired."));
    }

    /** Where this page lies; {@code next} is left out on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Paging(Cursors cursors, @Nullable String next) {}

    /** First and last item of the page. */
    public record Cursors(String before, String after) {}
}
