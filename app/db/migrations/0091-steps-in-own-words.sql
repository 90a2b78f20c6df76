-- Shipped titles of steps use the organisation's own word for the people it serves; renamed ones stay as they are.

update steps set title = jsonb_set(title, '{en}', '"Create the {{customer}} vision"')
  where title ->> 'en' = 'Create the customer vision';
update steps set title = jsonb_set(title, '{nl}', '"Maak de visie voor {{theCustomers}}"')
  where title ->> 'nl' = 'Maak de klantvisie';
update steps set title = jsonb_set(title, '{en}', '"Pro-{{customer}} policy"')
  where title ->> 'en' = 'Pro-customer policy';
update steps set title = jsonb_set(title, '{nl}', '"Beleid voor {{theCustomers}}"')
  where title ->> 'nl' = 'Klantgericht beleid';
