package dev.switchboard.outboundsender.history;

/**
 * What is wrong with a request, RFC 9457.
 *
 * @param type stable name of the problem
 * @param code the same, short, for programs
 */
record Problem(String type, String title, int status, String code, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem messageUnknown() {
        return new Problem(
                "urn:switchboard:problem:message-unknown",
                "Message unknown",
                404,
                "message_unknown",
                "Nobody asked this sender to send a message of that id.");
    }
}
