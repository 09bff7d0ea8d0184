package dev.switchboard.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Complete HTTP/1.1 requests, signed beforehand so that signing disturbs no measurement; sent round and round. */
public final class SignedRequests {

    private final List<ByteBuffer> requests;

    private SignedRequests(List<ByteBuffer> requests) {
        this.requests = requests;
    }

    /** Prepares {@code count} requests to {@code path}, with bodies by number. */
    public static SignedRequests prepare(int count, String path, String appSecret, IntFunction<byte[]> bodies) {
        var signature = new Signature(appSecret);
        return new SignedRequests(IntStream.range(0, count)
                .mapToObj(bodies)
                .map(body -> request(path, signature.of(body), body))
                .toList());
    }

    /** The request to send as number {@code index}, from its beginning. */
    ByteBuffer at(long index) {
        return requests.get((int) (index % requests.size())).duplicate();
    }

    private static ByteBuffer request(String path, String signature, byte[] body) {
        var head = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                User-Agent: facebookexternalua\r
                Accept: */*\r
                Content-Type: application/json\r
                %s: %s\r
                Content-Length: %d\r
                \r
                """.formatted(path, Signature.HEADER, signature, body.length).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length)
                .put(head)
                .put(body)
                .flip()
                .asReadOnlyBuffer();
    }
}
