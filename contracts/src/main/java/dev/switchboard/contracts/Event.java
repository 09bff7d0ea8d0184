package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A fact or a command that travels on one of our topics; its value is this JSON alone, its attributes ride in headers
 * ({@link CloudEvent}).
 *
 * <p>Readers ignore fields and types that they do not know; unknown enum words become the constant marked as default,
 * so a mapper needs {@code READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE} on and {@code FAIL_ON_UNKNOWN_PROPERTIES} off. A {@link
 * Command} is read strictly.
 * Times are RFC 3339 in UTC, durations ISO 8601.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Event {}
