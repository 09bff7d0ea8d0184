package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.stack.OneAtATime;
import dev.switchboard.localstack.stack.Place;
import dev.switchboard.localstack.stack.Ports;
import dev.switchboard.localstack.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts what does not run yet; returns when the first message could flow.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Stops everything and forgets all data first.")
    private boolean fresh;

    @Override
    public Integer call() {
        var place = Switchboard.place();
        var begin = System.nanoTime();
        try (var _ = OneAtATime.in(place)) {
            var stack = new Stack(place, System.out);
            if (fresh) {
                stack.down();
                stack.forgetEverything();
                System.out.println("All data is forgotten.");
            }
            stack.up();
        }
        System.out.printf("%nSwitchboard is up after %.1f s.%n%n", (System.nanoTime() - begin) / 1e9);
        printDoors(place);
        return 0;
    }

    private static void printDoors(Place place) {
        System.out.printf(
                """
                  The customer's phone   %s/
                  Conversations          %s/api/v1/conversations
                  Webhooks go to         %s/webhooks/whatsapp
                  Kafka                  %s, no password
                  PostgreSQL             127.0.0.1:%d, a database, role and password of the same name for each service
                  Files of messages      %s, an object store, bucket conversation-media
                  Logs                   %s

                Next: ./switchboard demo
                """,
                place.http(Ports.SIMULATOR),
                place.http(Ports.CONVERSATION_SERVICE),
                place.http(Ports.WEBHOOK_INGRESS),
                place.kafka(),
                place.port(Ports.POSTGRES),
                place.http(Ports.OBJECT_STORE),
                place.shown(place.log("*")));
    }
}
