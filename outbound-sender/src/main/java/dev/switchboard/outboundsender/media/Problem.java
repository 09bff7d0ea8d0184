package dev.switchboard.outboundsender.media;

/**
 * What is wrong with a file, RFC 9457.
 *
 * @param type stable name of the problem
 * @param code the same, short, for programs
 */
record Problem(String type, String title, int status, String code, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String title, String detail) {
        return new Problem("urn:switchboard:problem:" + code.replace('_', '-'), title, status, code, detail);
    }
}
