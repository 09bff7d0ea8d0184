package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.CustomerText;
import org.jspecify.annotations.Nullable;

/**
 * What the page behind the first link of a message says of itself; nobody has checked it.
 *
 * @param imageUrl where it says that its picture is. To load it would tell the site who read what and when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkPreviewView(
        String url,
        @Nullable CustomerText title,
        @Nullable CustomerText description,
        @Nullable CustomerText siteName,
        @Nullable String imageUrl) {

    /** Leaves out what somebody wrote. */
    @Override
    public String toString() {
        return "LinkPreviewView[]";
    }
}
