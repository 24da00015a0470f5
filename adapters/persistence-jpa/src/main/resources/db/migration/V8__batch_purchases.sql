-- What a keeper got in batches, and whose lots it was, one script for H2 and PostgreSQL.
create index batch_bid_by_keeper on batch_bid (keeper, batch);
create index liquidation_sale_by_order on liquidation_sale (order_name);
