package dev.switchboard.simulator.conversation;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A person with a phone. Thread-safe; what can change is replaced whole. */
public final class Customer {

    private final @Nullable String phone;
    private volatile String userId;
    private volatile String name;
    private volatile @Nullable String username;
    private volatile boolean phoneHidden;
    private volatile boolean marketingStopped;
    private volatile boolean marketingCapped;
    private volatile String identityKey;
    private final ConcurrentMap<String, Chat> chats = new ConcurrentHashMap<>(2);

    Customer(@Nullable String phone, String userId, String name) {
        this.phone = phone;
        this.userId = userId;
        this.name = name;
        this.phoneHidden = phone == null;
        this.identityKey = IdentityKeys.first(phone == null ? userId : phone);
    }

    /** What the control endpoints call this customer: the digits of the phone, else the business-scoped id. */
    public String id() {
        return phone == null ? userId : phone;
    }

    /** Digits as WhatsApp writes them, null for somebody known by business-scoped id only. */
    public @Nullable String phone() {
        return phone;
    }

    /** The phone as webhooks show it: null when this customer has none or hides it. */
    public @Nullable String visiblePhone() {
        return phoneHidden ? null : phone;
    }

    /** Business-scoped user id. */
    public String userId() {
        return userId;
    }

    /** Profile name, as typed by the customer. */
    public String name() {
        return name;
    }

    /** Username, when the customer has taken one. */
    public @Nullable String username() {
        return username;
    }

    /** Sets the profile. */
    public void introduce(String newName, @Nullable String newUsername, boolean hidePhone) {
        name = newName;
        username = newUsername;
        phoneHidden = hidePhone || phone == null;
    }

    /** Whether the customer stopped marketing with WhatsApp's own control. */
    public boolean marketingStopped() {
        return marketingStopped;
    }

    /** Stops marketing, or resumes it. */
    public void stopMarketing(boolean stopped) {
        marketingStopped = stopped;
    }

    /** Whether WhatsApp lets no more marketing through to this customer for now. */
    public boolean marketingCapped() {
        return marketingCapped;
    }

    /** Lets no more marketing through, or lets it through again. */
    public void capMarketing(boolean capped) {
        marketingCapped = capped;
    }

    /** Hash of the identity key: it changes with the phone that WhatsApp is installed on. */
    public String identityKey() {
        return identityKey;
    }

    /** Takes another identity key. */
    public void changeIdentityKey() {
        identityKey = IdentityKeys.another();
    }

    void identify(String newUserId) {
        userId = newUserId;
    }

    /** The thread with one business number. */
    public Chat chat(String phoneNumberId) {
        return chats.computeIfAbsent(phoneNumberId, id -> new Chat(this, id));
    }

    /** Threads with all numbers, in no order. */
    public Collection<Chat> chats() {
        return chats.values();
    }
}
