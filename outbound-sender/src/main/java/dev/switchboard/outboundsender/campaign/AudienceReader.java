package dev.switchboard.outboundsender.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of an audience, one at a time, however many there are. */
interface AudienceReader extends Closeable {

    /**
     * The next row; null at the end.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem where it cannot be read on
     */
    @Nullable
    AudienceRow next() throws IOException;

    /** Columns that all rows have, in lower case; null where each row says so itself. */
    @Nullable
    Set<String> columns();
}
