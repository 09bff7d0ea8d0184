package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.InboundContent.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Shopping carts. */
final class Orders {

    private static final BigDecimal QUANTITY_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Orders() {}

    /** Null when a line does not say which product it is, so that no line is ever dropped. */
    static @Nullable InboundContent of(JsonNode order) {
        var lines = order.path("product_items");
        if (!lines.isArray()) {
            return null;
        }
        var items = new ArrayList<Order.Item>(lines.size());
        for (var line : lines) {
            var product = Fields.text(line, "product_retailer_id");
            if (product == null) {
                return null;
            }
            items.add(new Order.Item(
                    product, quantity(line), Fields.decimal(line, "item_price"), Fields.text(line, "currency")));
        }
        return new Order(Fields.text(order, "catalog_id"), Wire.words(Fields.text(order, "text")), items);
    }

    private static @Nullable Integer quantity(JsonNode line) {
        var quantity = Fields.decimal(line, "quantity");
        if (quantity == null || quantity.signum() < 0 || quantity.compareTo(QUANTITY_MAX) > 0) {
            return null;
        }
        return quantity.stripTrailingZeros().scale() <= 0 ? quantity.intValueExact() : null;
    }
}
