package dev.switchboard.messaging;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/** What a service must be told of its database. Mapped so that a start without it ends by naming it, instead of starting without a database. */
@ConfigMapping(prefix = "quarkus.datasource")
@Unremovable // nobody asks for it: that it is checked is all
public interface DatabaseSettings {

    /** How it is reached. */
    Jdbc jdbc();

    /** The role that owns the tables. */
    String username();

    /** Its password. Secret: from the environment only. */
    String password();

    /** Its address. */
    interface Jdbc {

        /** Such as {@code jdbc:postgresql://host:5432/name}. */
        String url();
    }
}
