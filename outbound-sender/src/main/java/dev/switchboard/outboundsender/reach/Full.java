package dev.switchboard.outboundsender.reach;

import java.util.List;

/**
 * There is no room for anybody new.
 *
 * @param limit how many people may be written to first in 24 hours
 * @param used people of the last 24 hours, and places promised to instances
 */
public record Full(int limit, int used) {

    /** What a refusal rests on. */
    public List<String> evidence() {
        return List.of("limit " + limit, "used " + used);
    }
}
