package dev.switchboard.simulator.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Meta's shape.
 *
 * @param httpStatus status line
 * @param error the body's only key
 */
public record GraphError(int httpStatus, Body error) {

    private static final String OAUTH = "OAuthException";

    /** The token is missing or is not ours. */
    public static GraphError invalidToken() {
        return new GraphError(
                401, body("Invalid OAuth access token - Cannot parse access token", OAUTH, 190, null, null));
    }

    /** The token was ours and is no more. */
    public static GraphError expiredToken() {
        return new GraphError(
                401,
                body(
                        "Error validating access token: Session has expired. The current time is later.",
                        OAUTH,
                        190,
                        463,
                        null));
    }

    /** The path names an object that does not exist, or that the token may not see. */
    public static GraphError unknownObject(String id) {
        return new GraphError(
                400,
                body(
                        "Unsupported post request. Object with ID '" + id
                                + "' does not exist, cannot be loaded due to missing"
                                + " permissions, or does not support this operation. Please read the Graph API documentation at"
                                + " https://developers.facebook.com/docs/graph-api",
                        "GraphMethodException",
                        100,
                        33,
                        null));
    }

    /** The path does not begin with a Graph version. */
    public static GraphError unknownPath(String path) {
        return new GraphError(400, body("Unknown path components: /" + path, OAUTH, 2500, null, null));
    }

    /** A parameter that must be there is not, or the body is not JSON. */
    public static GraphError missing(String parameter) {
        return coded(400, 131008, "Required parameter is missing", "Parameter '" + parameter + "' is mandatory.");
    }

    /** A parameter is there and cannot be right. */
    public static GraphError badValue(String details) {
        return coded(400, 131009, "Parameter value is not valid", details);
    }

    /** A parameter breaks a limit, or the shape is wrong. */
    public static GraphError invalid(String details) {
        return coded(400, 100, "Invalid parameter", details);
    }

    /** The customer has not written for 24 hours. */
    public static GraphError windowClosed() {
        return coded(
                400,
                131047,
                "Re-engagement message",
                "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
    }

    /** Meta's usual shape: the code in the message, the details beside it. */
    public static GraphError coded(int httpStatus, int code, String title, @Nullable String details) {
        var data = details == null ? null : new ErrorData("whatsapp", details);
        return new GraphError(httpStatus, body("(#" + code + ") " + title, OAUTH, code, null, data));
    }

    /** How the management side refuses: code 100 with a subcode, and words for a person. */
    public static GraphError managed(int subcode, String title, String words) {
        return new GraphError(
                400, new Body("Invalid parameter", OAUTH, 100, null, subcode, title, words, false, traceId()));
    }

    private static Body body(
            String message, String type, int code, @Nullable Integer subcode, @Nullable ErrorData data) {
        return new Body(message, type, code, data, subcode, null, null, null, traceId());
    }

    private static String traceId() {
        var random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The value of {@code error}; {@code errorSubcode} and what a person reads are mostly left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            String message,
            String type,
            int code,
            @JsonProperty("error_data") @Nullable ErrorData errorData,
            @JsonProperty("error_subcode") @Nullable Integer errorSubcode,
            @JsonProperty("error_user_title") @Nullable String errorUserTitle,
            @JsonProperty("error_user_msg") @Nullable String errorUserMessage,
            @JsonProperty("is_transient") @Nullable Boolean isTransient,
            @JsonProperty("fbtrace_id") String fbtraceId) {}

    /** The value of {@code error_data}. */
    public record ErrorData(
            @JsonProperty("messaging_product") String messagingProduct, String details) {}
}
