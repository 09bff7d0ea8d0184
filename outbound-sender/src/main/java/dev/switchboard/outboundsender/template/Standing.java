package dev.switchboard.outboundsender.template;

/** What can be done to a template besides changing its words. Only states that rule it out are refused here; Meta decides. */
enum Standing {
    /** Ends a pause. */
    UNPAUSE("unpause", "only a PAUSED one has a pause to end") {
        @Override
        boolean isFor(String status) {
            return status.equals(Template.PAUSED);
        }
    },
    /** Puts it away; it cannot be sent until it is taken out again. */
    ARCHIVE("archive", "it is in the archive already") {
        @Override
        boolean isFor(String status) {
            return !status.equals(Template.ARCHIVED);
        }
    },
    /** Takes it out of the archive. */
    UNARCHIVE("unarchive", "only an ARCHIVED one is in the archive") {
        @Override
        boolean isFor(String status) {
            return status.equals(Template.ARCHIVED);
        }
    };

    private final String deed;
    private final String wanted;

    Standing(String deed, String wanted) {
        this.deed = deed;
        this.wanted = wanted;
    }

    /** The last part of Meta's address for it. */
    String deed() {
        return deed;
    }

    /** Which ones it is for, in words. */
    String wanted() {
        return wanted;
    }

    abstract boolean isFor(String status);
}
