package dev.switchboard.outboundsender.reach;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look at who may be written to first. What it admits counts with {@link #close()}, in the same transaction. */
public final class Admission {

    private final Room room;
    private final Lease lease;
    private final Collection<UUID> conversations;
    private final Instant now;
    private final Runnable wanting;
    private final Set<UUID> admitted = new HashSet<>();
    private @Nullable Map<UUID, Room.Person> people;
    private int left;
    private int spent;

    Admission(Room room, Lease lease, Collection<UUID> conversations, Instant now, Runnable wanting) {
        this.room = room;
        this.lease = lease;
        this.conversations = List.copyOf(conversations);
        this.now = now;
        this.wanting = wanting;
    }

    /** Whether the person of this conversation may be written to first: was so today, or there is room. */
    public boolean admits(UUID conversationId) throws SQLException {
        if (lease.unlimitedNow()) {
            return true;
        }
        var person = Objects.requireNonNull(known().get(conversationId), "person");
        if (person.counted() || admitted.contains(person.id())) {
            admitted.add(person.id());
            return true;
        }
        if (spent >= left) {
            wanting.run();
            return false;
        }
        spent++;
        admitted.add(person.id());
        return true;
    }

    /** Counts whom it admitted. */
    public void close() throws SQLException {
        if (spent > 0) {
            room.spend(lease.id(), spent);
        }
        if (!admitted.isEmpty()) {
            room.count(admitted, now);
        }
    }

    private Map<UUID, Room.Person> known() throws SQLException {
        var found = people;
        if (found == null) {
            found = room.people(conversations, now);
            left = room.hold(lease.id());
            people = found;
        }
        return found;
    }
}
