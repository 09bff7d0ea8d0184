package dev.switchboard.simulator.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The account that the simulator plays, and how patient its memory and its deliveries are. */
@ConfigMapping(prefix = "switchboard.simulator")
public interface SimulatorConfig {
    /** Where webhooks go, an absolute http(s) address. */
    URI callbackUrl();

    /** Key of the webhooks' signature. Secret: no default. */
    String appSecret();

    /** What the verification handshake presents. Secret: no default. */
    String verifyToken();

    /** The only bearer token that the Graph side accepts. Secret: no default. */
    String accessToken();

    /** WhatsApp Business Account id, {@code entry[].id} of every webhook. */
    String wabaId();

    /** Id of the app that the token belongs to. */
    String appId();

    /** The business's numbers. */
    List<PhoneNumber> numbers();

    /** How a free-form message outside the 24-hour window is refused. */
    @WithDefault("async")
    WindowCheck windowCheck();

    /** Simulated time from the creation of a template to its approval. */
    @WithDefault("2s")
    Duration templateReview();

    /** Whether pair, throughput and tier limits are kept. */
    @WithDefault("true")
    boolean limits();

    /** Real time for which a call rings that nobody takes. */
    @WithDefault("60s")
    Duration callRinging();

    /** Free-form messages a number may send in a calendar month before they are billed. */
    @WithDefault("1000")
    int freeServiceMessages();

    /** Whether files that messages name by link are fetched, from this machine's loopback addresses only. */
    @WithDefault("false")
    boolean fetchLinks();

    /** Real time between the attempts of a webhook; after the last one it is given up. */
    @WithDefault("1s,5s,30s,2m,10m,1h,6h,12h,24h")
    List<Duration> retryDelays();

    /** Longest wait for the answer to a webhook; past it the attempt has failed. */
    @WithDefault("10s")
    Duration deliveryTimeout();

    /** Connections held open to the callback address: how many webhooks travel at once. */
    @WithDefault("64")
    int deliveryConnections();

    /** Messages remembered, both directions together. */
    @WithDefault("200000")
    int keptMessages();

    /** Customers remembered. */
    @WithDefault("200000")
    int keptCustomers();

    /** Bytes of media remembered, uploads and customers' files together. */
    @WithDefault("536870912")
    long keptMediaBytes();

    /** Webhooks remembered with their answers. */
    @WithDefault("500")
    int keptDeliveries();

    /** Webhooks that may wait for an answer or a retry at once; beyond it new ones are given up after one attempt. */
    @WithDefault("50000")
    int pendingDeliveries();

    /** One business number. */
    interface PhoneNumber {
        /** Phone-number id, as in Graph paths. */
        String id();

        /** The number itself, digits only. */
        String displayPhoneNumber();
    }

    /** When the 24-hour window is looked at. */
    enum WindowCheck {
        /** Accepted with 200, then a {@code failed} status with 131047. */
        ASYNC,
        /** Refused at once with 131047. */
        SYNC,
        /** Not at all. */
        OFF
    }
}
