package dev.switchboard.conversationservice.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.PersonalDetail;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the API shows it.
 *
 * @param name the customer chose to show
 * @param waId phone, digits without +
 * @param userId business-scoped user id
 * @param username without @
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactView(
        UUID id,
        @Nullable PersonalDetail name,
        @Nullable PersonalDetail waId,
        @Nullable PersonalDetail userId,
        @Nullable PersonalDetail username) {}
