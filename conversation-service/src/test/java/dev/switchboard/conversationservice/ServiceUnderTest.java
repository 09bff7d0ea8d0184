package dev.switchboard.conversationservice;

import dev.switchboard.localstack.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Gives every component test here the same real Kafka and the same real PostgreSQL, and the same object store. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = {
            @ResourceArg(name = "database", value = "conversation_service"),
            @ResourceArg(name = "bucket", value = "conversation-media")
        })
@QuarkusTestResource(MetaAddress.class)
final class ServiceUnderTest {

    private ServiceUnderTest() {}
}
