package dev.switchboard.simulator.groups;

import dev.switchboard.simulator.conversation.Customer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of one of the business's numbers. Thread-safe. */
public final class Group {

    /** Customers in a group at most. */
    static final int MOST = 8;

    private static final int KEPT = 200;

    private final String id;
    private final String phoneNumberId;
    private final Instant createdAt;
    private final boolean approvalRequired;
    private volatile String subject;
    private volatile @Nullable String description;
    private volatile String inviteCode = newCode();
    private volatile boolean suspended;
    private final Map<String, Customer> participants = new LinkedHashMap<>();
    private final Map<String, Customer> requests = new LinkedHashMap<>();
    private final Deque<GroupMessage> messages = new ArrayDeque<>();

    Group(String id, String phoneNumberId, Instant createdAt, GroupWish wish) {
        this.id = id;
        this.phoneNumberId = phoneNumberId;
        this.createdAt = createdAt;
        this.subject = wish.subject();
        this.description = wish.description();
        this.approvalRequired = wish.approvalRequired();
    }

    /** Meta's id. */
    public String id() {
        return id;
    }

    /** The number that it belongs to. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    /** Whether Meta has suspended it. */
    public boolean suspended() {
        return suspended;
    }

    /** The customers in it, in the order in which they came. */
    public synchronized List<Customer> participants() {
        return List.copyOf(participants.values());
    }

    /** Whether that customer is in it. */
    public synchronized boolean holds(Customer customer) {
        return participants.containsKey(customer.userId());
    }

    /** The business wrote. */
    public synchronized void add(GroupMessage message) {
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
    }

    synchronized List<GroupMessage> messages() {
        return List.copyOf(messages);
    }

    Instant createdAt() {
        return createdAt;
    }

    String subject() {
        return subject;
    }

    @Nullable
    String description() {
        return description;
    }

    boolean approvalRequired() {
        return approvalRequired;
    }

    String approvalMode() {
        return approvalRequired ? "approval_required" : "auto_approve";
    }

    String inviteLink() {
        return "https://chat.whatsapp.com/" + inviteCode;
    }

    void invalidateLink() {
        inviteCode = newCode();
    }

    void rename(String newSubject, @Nullable String newDescription) {
        subject = newSubject;
        description = newDescription;
    }

    void suspend(boolean active) {
        suspended = active;
    }

    /** Lets somebody in; false when the group is full. */
    synchronized boolean let(Customer customer) {
        if (participants.size() >= MOST && !participants.containsKey(customer.userId())) {
            return false;
        }
        participants.put(customer.userId(), customer);
        return true;
    }

    /** Somebody goes, or is sent away; false when nobody did. */
    synchronized boolean leave(Customer customer) {
        return participants.remove(customer.userId()) != null;
    }

    synchronized Map<String, Customer> requests() {
        return Map.copyOf(requests);
    }

    synchronized String ask(Customer customer) {
        var request = newCode();
        requests.put(request, customer);
        return request;
    }

    synchronized Optional<Customer> settle(String request) {
        return Optional.ofNullable(requests.remove(request));
    }

    private static String newCode() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    /**
     * What a group is to be.
     *
     * @param subject its name
     * @param description null for none
     * @param approvalRequired whether the business looks at everybody who wants in
     */
    record GroupWish(String subject, @Nullable String description, boolean approvalRequired) {}
}
