package dev.switchboard.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.calls.Call.Direction;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells the business of calls. */
@Singleton
class CallWebhooks {

    private final BusinessNumbers numbers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    CallWebhooks(BusinessNumbers numbers, Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.numbers = numbers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** A customer rings, or takes the business's call. */
    void connected(Call call, String sdpType, String sdp) {
        var number = number(call);
        deliveries.send(envelope.about(number, "calls", value -> {
            addContact(value, call, number);
            var told = item(value, call, number, "connect");
            told.putObject("session").put("sdp_type", sdpType).put("sdp", sdp);
        }));
    }

    /** It is over: COMPLETED when somebody had taken it, else FAILED. */
    void terminated(Call call) {
        var number = number(call);
        deliveries.send(envelope.about(number, "calls", value -> {
            addContact(value, call, number);
            var told = item(value, call, number, "terminate");
            var taken = call.acceptedAt();
            told.put("status", taken == null ? "FAILED" : "COMPLETED");
            if (taken != null) {
                var now = clock.instant();
                told.put("start_time", Long.toString(taken.getEpochSecond()))
                        .put("end_time", Long.toString(now.getEpochSecond()))
                        .put("duration", Duration.between(taken, now).toSeconds());
            }
            if (call.callbackData() != null) {
                told.put("biz_opaque_callback_data", call.callbackData());
            }
        }));
    }

    /** How a call of the business fares: RINGING, ACCEPTED or REJECTED. */
    void status(Call call, String status) {
        var number = number(call);
        deliveries.send(envelope.about(number, "calls", value -> {
            var told = value.putArray("statuses").addObject();
            told.put("id", call.id())
                    .put("type", "call")
                    .put("status", status)
                    .put("timestamp", Long.toString(clock.instant().getEpochSecond()));
            var customer = call.chat().customer();
            if (customer.visiblePhone() != null) {
                told.put("recipient_id", customer.visiblePhone());
            }
            told.put("recipient_user_id", customer.userId());
            if (call.callbackData() != null) {
                told.put("biz_opaque_callback_data", call.callbackData());
            }
        }));
    }

    private ObjectNode item(ObjectNode value, Call call, BusinessNumber number, String event) {
        var told = value.putArray("calls").addObject().put("id", call.id());
        var customer = call.chat().customer();
        var fromCustomer = call.direction() == Direction.USER_INITIATED;
        told.put(fromCustomer ? "to" : "from", number.displayPhoneNumber());
        if (customer.visiblePhone() != null) {
            told.put(fromCustomer ? "from" : "to", customer.visiblePhone());
        }
        return told.put(fromCustomer ? "from_user_id" : "to_user_id", customer.userId())
                .put("event", event)
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()))
                .put("direction", call.direction().name());
    }

    private void addContact(ObjectNode value, Call call, BusinessNumber number) {
        var customer = call.chat().customer();
        envelope.addContact(value, number, customer, customer.visiblePhone(), true);
    }

    private BusinessNumber number(Call call) {
        return numbers.find(call.chat().phoneNumberId()).orElseThrow();
    }
}
