package dev.switchboard.conversationservice;

import dev.switchboard.localstack.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Gives every component test here the same real Kafka and the same real PostgreSQL. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "conversation_service"))
final class ServiceUnderTest {

    private ServiceUnderTest() {}
}
