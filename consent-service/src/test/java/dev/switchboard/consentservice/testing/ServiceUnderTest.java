package dev.switchboard.consentservice.testing;

import dev.switchboard.localstack.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Gives every component test here the same real Kafka and the same real PostgreSQL. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = {
            @ResourceArg(name = "database", value = "consent"),
            @ResourceArg(name = "switchboard.suppression.secret", value = "secret-of-a-test")
        })
final class ServiceUnderTest {

    private ServiceUnderTest() {}
}
