package dev.switchboard.conversationservice.contact;

/** The kinds of ids by which Meta names a customer. A contact holds at most one of a kind at a time. */
public enum IdentifierKind {
    /** Phone, digits without +; may pass to another person. */
    WA_ID,
    /** Business-scoped user id; never given to another person, so it counts more than a phone. */
    USER_ID,
    /** User id shared by linked portfolios; kept, nobody is found by it. */
    PARENT_USER_ID,
    /** Username without @; may pass to another person, so nobody is found by it. */
    USERNAME
}
