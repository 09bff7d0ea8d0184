package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the products of one message. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("Some of the products of one message.")
public record ProductSection(
        @JsonPropertyDescription("needed when there are several") @Nullable
        CustomerText title,

        @JsonPropertyDescription("the business's ids") List<String> productRetailerIds) {
    public ProductSection {
        productRetailerIds = productRetailerIds == null ? List.of() : List.copyOf(productRetailerIds);
    }
}
