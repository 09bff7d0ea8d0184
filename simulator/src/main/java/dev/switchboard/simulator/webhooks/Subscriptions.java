package dev.switchboard.simulator.webhooks;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the app hears of the account, and where: at the address of the number, else of the account, else of the app.
 * What is told of templates, quality, account and security goes to the app's in any case.
 */
@Singleton
public class Subscriptions {

    private static final Set<String> FOLLOWING = Set.of(
            "messages",
            "message_echoes",
            "calls",
            "consumer_profile",
            "messaging_handovers",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "smb_message_echoes",
            "smb_app_state_sync",
            "history",
            "account_settings_update");

    private final URI ofApp;
    private final ConcurrentMap<String, URI> byNumber = new ConcurrentHashMap<>();
    private volatile @Nullable URI ofAccount;
    private volatile boolean subscribed = true;

    Subscriptions(SimulatorConfig config) {
        this.ofApp = config.callbackUrl();
    }

    /** Whether the app is subscribed to the account. It is from the start. */
    public boolean subscribed() {
        return subscribed;
    }

    /** The app hears of the account, at {@code override} if there is one. */
    public void subscribe(@Nullable URI override) {
        ofAccount = override;
        subscribed = true;
    }

    /** The app hears nothing any more. */
    public void unsubscribe() {
        ofAccount = null;
        subscribed = false;
    }

    /** What is about that number goes there; null for where it went before. */
    public void override(String phoneNumberId, @Nullable URI override) {
        if (override == null) {
            byNumber.remove(phoneNumberId);
        } else {
            byNumber.put(phoneNumberId, override);
        }
    }

    /** The app's own address. */
    public URI ofApp() {
        return ofApp;
    }

    /** The account's address, if it has one. */
    public Optional<URI> ofAccount() {
        return Optional.ofNullable(ofAccount);
    }

    /** The number's address, if it has one. */
    public Optional<URI> ofNumber(String phoneNumberId) {
        return Optional.ofNullable(byNumber.get(phoneNumberId));
    }

    /** Where this goes. */
    URI addressOf(Notification notification) {
        if (!FOLLOWING.contains(notification.field())) {
            return ofApp;
        }
        var number = notification.phoneNumberId();
        return Optional.ofNullable(number)
                .flatMap(this::ofNumber)
                .or(this::ofAccount)
                .orElse(ofApp);
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
        ofAccount = null;
        subscribed = true;
    }
}
