package dev.switchboard.localstack.stack;

/** The ports of the local stack, before any offset. */
public final class Ports {

    /** Kafka, for clients. */
    public static final int KAFKA = 19092;

    /** Kafka, for itself. */
    public static final int KAFKA_CONTROLLER = 19093;

    /** PostgreSQL. */
    public static final int POSTGRES = 15432;

    /** The simulator: Graph API, the customer's phone, control. */
    public static final int SIMULATOR = 8090;

    /** Where Meta's webhooks come in. */
    public static final int WEBHOOK_INGRESS = 8081;

    /** Conversations and timelines. */
    public static final int CONVERSATION_SERVICE = 8082;

    /** Consents and their proof. */
    public static final int CONSENT_SERVICE = 8083;

    /** The door to customers. */
    public static final int OUTBOUND_SENDER = 8085;

    /** The object store, where files of messages lie. */
    public static final int OBJECT_STORE = 9000;

    private Ports() {}
}
