package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How answers are read: they are small and flat, and what nests deeper than this is not one. */
final class AnswerReader {

    static final ObjectReader TREE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build()
            .readerFor(JsonNode.class);

    private AnswerReader() {}
}
