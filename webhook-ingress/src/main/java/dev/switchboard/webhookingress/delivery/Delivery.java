package dev.switchboard.webhookingress.delivery;

import dev.switchboard.webhookingress.signature.Signatures;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * One webhook from its first byte to its answer. All of it runs on the request's context but the handling of a whole body.
 *
 * <p>Answers: 200 when every event is stored; 401 when the signature is missing, malformed or wrong; 408 when the body
 * stopped coming; 413 as soon as the body is known to be too large; 503 when there is no room or not every event could be
 * stored. Meta repeats whatever was not answered 200.
 */
final class Delivery {

    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("X-Hub-Signature-256");
    private static final long NONE = -1;

    private final Deliveries deliveries;
    private final HttpServerRequest request;
    private final Context context;
    private final @Nullable String signature;
    private final long declared;
    private final BodyBytes body;
    private final long begunNanos = System.nanoTime();
    private long timer = NONE;
    private boolean complete;
    private boolean settled;

    Delivery(Deliveries deliveries, HttpServerRequest request, Context context) {
        this.deliveries = deliveries;
        this.request = request;
        this.context = context;
        this.signature = request.getHeader(SIGNATURE);
        this.declared = declaredLength(request);
        this.body = deliveries.bodyOf(Math.min(declared, Integer.MAX_VALUE));
    }

    void begin() {
        if (declared > deliveries.bodyBytesMax()) {
            refuse(Outcome.TOO_LARGE);
        } else if (!Signatures.wellFormed(signature)) {
            refuse(Outcome.UNSIGNED);
        } else {
            request.handler(this::more).exceptionHandler(_ -> lost()).endHandler(_ -> all());
        }
    }

    private void more(Buffer chunk) {
        if (settled) {
            return;
        }
        switch (body.add(chunk)) {
            case TAKEN -> {
                if (timer == NONE && body.length() != declared) {
                    timer = deliveries.whenTimeIsUp(() -> refuse(Outcome.TIMED_OUT));
                }
            }
            case TOO_LARGE -> refuse(Outcome.TOO_LARGE);
            case NO_ROOM -> refuse(Outcome.BUSY);
        }
    }

    private void all() {
        if (settled) {
            return;
        }
        complete = true;
        stopTimer();
        deliveries.handle(
                body,
                () -> deliveries
                        .intake()
                        .take(body.bytes(), signature, outcome -> context.runOnContext(_ -> answer(outcome))));
    }

    /** The connection broke; a body that was complete by then is stored all the same, and Meta may repeat it. */
    private void lost() {
        if (!complete && !settled) {
            settle(Outcome.ABANDONED);
        }
    }

    private void answer(Outcome outcome) {
        settle(outcome);
        var response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(outcome.httpStatus()).end();
        }
    }

    /** Answers before the body is there, and lets the rest of it go unread. */
    private void refuse(Outcome outcome) {
        if (settled) {
            return;
        }
        settle(outcome);
        request.response()
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .setStatusCode(outcome.httpStatus())
                .end();
        if (request.isEnded()) {
            request.connection().close();
        } else {
            deliveries.closeWhenSent(request);
        }
    }

    private void settle(Outcome outcome) {
        settled = true;
        stopTimer();
        body.release();
        deliveries.count(outcome, System.nanoTime() - begunNanos);
    }

    private void stopTimer() {
        if (timer != NONE) {
            deliveries.cancel(timer);
            timer = NONE;
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? NONE : Long.parseLong(header);
        } catch (NumberFormatException _) {
            return NONE;
        }
    }
}
